/** What the machine ran out of, and which limit to raise. */
export const systemMessages = {
  diskFull: {
    message: 'The disk is full.',
    advice:
      'Free some space on the disk of the data folder and on that of the temporary folder, then try again.',
  },
  tooManyFiles: {
    message: 'The limit of open files is reached.',
    advice:
      'Raise it (`ulimit -n` shows it; 4096 is enough; `LimitNOFILE=` for a service), or close other programs, then try again.',
  },
  outOfMemory: {
    message: 'There is not enough memory.',
    advice:
      'Close other programs, or raise the memory limit of this one (`MemoryMax=` for a service, the memory limit of a container), then try again.',
  },
  threadMemory: {
    message: 'A thread of this program reached the memory limit of its JavaScript heap.',
    advice:
      'Raise that limit with the environment variable NODE_OPTIONS, for example NODE_OPTIONS=--max-old-space-size=8192 (MB), then try again.',
  },
} as const;
