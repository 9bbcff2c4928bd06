import fc from 'fast-check';
import { z } from 'zod';

/** The part of JSON Schema that the contract's schemas turn into. */
const jsonSchema = z.looseObject({
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  maxItems: z.number().optional(),
  minItems: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});

/** Texts that have broken programs before. */
const hostileTexts = [
  '',
  ' ',
  '\u0000',
  '__proto__',
  'constructor',
  "'; DROP TABLE finding; --",
  '" OR 1=1 --',
  '../../../../etc/passwd',
  '..\\..\\windows\\system32',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'https://user:password@127.0.0.1:9/',
  'http://127.0.0.1:9',
  '<img src=x onerror=alert(1)>',
  '=cmd|"/c calc"!A1',
  'assetId=*',
  'severity=>critical',
  'cve=!',
  '%s%s%n',
  '{{7*7}}',
  '\ud800',
  '\u202e\u2066',
  '🧨'.repeat(40),
  'a'.repeat(999),
];

/** Makes values that a schema of the contract accepts, hostile ones above all. */
export function valuesOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  return fromJsonSchema(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })).filter(
    (value) => schema.safeParse(value).success,
  );
}

function fromJsonSchema(described: unknown): fc.Arbitrary<unknown> {
  const schema = jsonSchema.parse(described);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return fc.oneof(...alternatives.map(fromJsonSchema));
  switch (schema.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({
        min: schema.minimum ?? -(2 ** 31),
        max: Math.min(schema.maximum ?? 2 ** 31, 2 ** 31),
      });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true });
    case 'string':
      return textsOf(schema);
    case 'array':
      return fc.array(fromJsonSchema(schema.items), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, 4),
      });
    case 'object':
      return objectsOf(schema);
    default:
      return fc.anything();
  }
}

function textsOf({
  pattern,
  maxLength = 1000,
  minLength = 0,
}: z.infer<typeof jsonSchema>): fc.Arbitrary<string> {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  const fitting = hostileTexts.filter(({ length }) => length >= minLength && length <= maxLength);
  return fc.oneof(fc.constantFrom(...fitting), fc.string({ minLength, maxLength: Math.min(maxLength, 60) }));
}

function objectsOf({ properties = {}, required = [] }: z.infer<typeof jsonSchema>): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, each]) => [name, fromJsonSchema(each)]),
  );
  return fc.record(fields, { requiredKeys: required });
}
