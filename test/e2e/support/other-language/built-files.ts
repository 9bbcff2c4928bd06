/** Stands in the place of `main/shell/built-files.ts`: the pages are those of the other language. */
import process from 'node:process';
import { builtFiles as realFiles, iconFolder as realFolder } from '../../../../main/shell/built-files.ts';
import { pagesVariable } from './places.ts';

export const iconFolder = realFolder;

export const builtFiles = { ...realFiles, pages: process.env[pagesVariable] ?? '' } as const;
