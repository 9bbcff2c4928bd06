/** Writes `docs/policy.schema.json`, the description of a policy file for editors, from the schema of the program. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { policyDocument } from '../main/policy/policy-schema.ts';

const file = fileURLToPath(new URL('../docs/policy.schema.json', import.meta.url));
writeFileSync(file, `${JSON.stringify(z.toJSONSchema(policyDocument, { io: 'input' }), null, 2)}\n`);
