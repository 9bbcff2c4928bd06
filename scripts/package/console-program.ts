import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import type { AfterPackContext, Configuration } from 'electron-builder';
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { PackagingError } from './packaging-error.ts';

/** What the command line is started from on Windows (`launchers/windows.cmd`). */
export const consoleProgram = 'sentinelone-connector-console.exe';

/**
 * IMAGE_SUBSYSTEM_WINDOWS_CUI: a program that has a console, or the streams that stand in its place, from its start.
 * https://learn.microsoft.com/windows/win32/debug/pe-format#windows-subsystem
 */
const consoleSubsystem = 3;

/** English, in UTF-16: the one language in which Electron's binary describes itself. */
const language = { lang: 1033, codepage: 1200 };

/**
 * Puts a copy of the application for Windows beside it that is a program for the console. A program with windows gets no
 * console of its own: with its output sent to a file Electron attaches it to none, and what it says of errors is lost; a
 * shell does not wait for it; and what is piped into it may not arrive.
 *
 * electron-builder sets the fuses, the description and the icon of the application only, and later; what it signs is every
 * program of the folder, this one among them.
 */
export async function addConsoleProgram({ appOutDir, packager }: AfterPackContext): Promise<void> {
  const { appInfo, config, info } = packager;
  const executable = NtExecutable.from(readFileSync(join(appOutDir, `${appInfo.productFilename}.exe`)));
  executable.newHeader.optionalHeader.subsystem = consoleSubsystem;
  const resources = NtExecutableResource.from(executable);
  const [version = Resource.VersionInfo.createEmpty()] = Resource.VersionInfo.fromEntries(resources.entries);
  version.setFileVersion(appInfo.version);
  version.setProductVersion(appInfo.version);
  version.setStringValues(language, {
    ProductName: appInfo.productName,
    FileDescription: `${appInfo.productName} (command line)`,
    FileVersion: appInfo.version,
    ProductVersion: appInfo.version,
    CompanyName: appInfo.companyName ?? appInfo.productName,
    LegalCopyright: appInfo.copyright,
    InternalName: consoleProgram,
    OriginalFilename: consoleProgram,
  });
  version.outputToResourceEntries(resources.entries);
  const icon = Data.IconFile.from(readFileSync(join(info.buildResourcesDir, 'icon.ico')));
  const pictures = icon.icons.map(({ data }) => data);
  Resource.IconGroupEntry.replaceIconsForResource(resources.entries, 1, language.lang, pictures);
  resources.outputResource(executable);
  const copy = join(appOutDir, consoleProgram);
  writeFileSync(copy, Buffer.from(executable.generate()));
  await flipFuses(copy, fuseWire(config.electronFuses ?? {}));
}

/** The fuses of `electron-builder.yml` in the words of the tool that sets them. */
function fuseWire(fuses: NonNullable<Configuration['electronFuses']>): Parameters<typeof flipFuses>[1] {
  const settings = Object.entries(fuses).map(([name, on]): [number, boolean] => {
    const fuse =
      FuseV1Options[`${name.charAt(0).toUpperCase()}${name.slice(1)}` as keyof typeof FuseV1Options];
    if (fuse === undefined || typeof on !== 'boolean') {
      throw new PackagingError('order-not-understood', `There is no fuse ${name} that can be ${on}.`);
    }
    return [fuse, on];
  });
  return { version: FuseVersion.V1, ...Object.fromEntries(settings) };
}
