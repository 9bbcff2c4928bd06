/** Why a file or folder is neither read nor written. `{{word}}` is its path as a shell takes it, `{{tree}}` that of the folder it was found in. */
export const fileMessages = {
  fileIsLink: {
    message: '{{file}} is a symbolic link. Nothing in the data folder is read or written through a link.',
    advice: 'See where it leads with `{{listing}}`, remove the link with `{{deleting}}`, then start again.',
  },
  fileNotOrdinary: {
    message: '{{file}} is not an ordinary file.',
    advice: 'Move it out of the data folder with `mv {{word}} {{word}}.aside`, then start again.',
  },
  fileForeign: {
    message: '{{file}} belongs to {{owner}}, and this program runs as {{user}}.',
    advice:
      'If you trust what is in it, take it over with `sudo chown {{chown}} {{word}}`; else remove it with `rm {{word}}`.',
  },
  fileOpen: {
    message: 'Other users can write to {{file}} (its mode is {{mode}}).',
    advice: 'Close it with `chmod 600 {{word}}`, and look over what is in it.',
  },
  fileInTreeForeign: {
    message: '{{file}} belongs to {{owner}}, and this program runs as {{user}}.',
    advice:
      'If you trust all that is in its folder, take it over with `sudo chown -R {{chown}} {{tree}}`; else remove it with `sudo rm -r {{tree}}`.',
  },
  filePlanted: {
    message: '{{file}} was put there by {{owner}}, in a folder that other users can write to.',
    advice: 'Choose another file, or a folder that only you can write to. Nothing was written.',
  },
  folderForeign: {
    message: 'The folder {{file}} belongs to {{owner}}, and this program runs as {{user}}.',
    advice:
      'If you trust all that is in it, take it over with `sudo chown -R {{chown}} {{word}}`; else remove it with `sudo rm -r {{word}}`.',
  },
  folderOpen: {
    message: 'Other users can write to the folder {{file}} (its mode is {{mode}}).',
    advice: 'Close it with `chmod go-w {{word}}`, and look over what is in it.',
  },
} as const;
