/** The entry of the application in the other language: its own, with two of its modules replaced. */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { builtFilesFile, languagesFile, otherBuiltFilesFile, otherLanguagesFile } from './places.ts';

const replaced = new Map(
  [[languagesFile, otherLanguagesFile] as const, [builtFilesFile, otherBuiltFilesFile] as const].map(
    ([file, other]) => [pathToFileURL(file).href, pathToFileURL(other).href],
  ),
);

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const other = replaced.get(found.url);
    // The one that takes the place may itself ask for the real one.
    return other === undefined || context.parentURL === other ? found : { ...found, url: other };
  },
});

await import('../../../../main/index.ts');
