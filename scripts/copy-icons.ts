/** Part of the build: puts the pictures of window and tray beside the compiled shell. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
cpSync(join(root, 'main', 'shell', 'icons'), join(root, 'dist', 'main', 'icons'), { recursive: true });
