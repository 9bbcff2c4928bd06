/** Where a project is. What is in it means something to its engine alone; everybody else passes it on. */
export interface ProjectPlace {
  readonly engine: 'sqlite';
  readonly file: string;
}

/** The place of a project that is one file of this machine. */
export function placeOfFile(file: string): ProjectPlace {
  return { engine: 'sqlite', file };
}

/** The place as a person is shown it. */
export function placeWords({ file }: ProjectPlace): string {
  return file;
}
