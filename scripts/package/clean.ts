/** Part of making installers: removes what was built before, so that nothing ships whose source is gone. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';

rmSync(join(import.meta.dirname, '..', '..', 'dist'), { recursive: true, force: true });
