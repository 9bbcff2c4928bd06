/** What stands in the place of a value that is kept nowhere. */
export const takenOut = '(taken out)';

/**
 * What names of secrets have in them, whatever is written around it: passwords and passphrases, tokens, keys that open
 * something, and scripts and data of virtual machines, in which such things are passed on.
 */
const secretPart =
  /pass(?:word|wd|phrase|code|wort)|pwd|secret|token|credential|(?:api|access|private|licen[cs]e|encryption|signing|master|shared|account|storage|recovery|activation|product|ssh|auth|registration|enrol?lment|site|uninstall|maintenance|decryption|subscription)_?key(?!id)|privkey|keymaterial|authorization|bearer|cookie|(?:user|custom)data|userscript|startupscript|cloudinit|connectionstring|sas(?:url|uri)|mnemonic|sessionid/;
/** Names that are secrets when nothing stands around them. */
const secretNames = new Set(['pass', 'pin', 'auth', 'jwt', 'otp', 'psk', 'cred', 'creds']);

/** The judgement of names that were met: there are few, met for millions of records. */
const judged = new Map<string, boolean>();
const maxJudged = 1000;
/** No name of a field is longer; one that is is judged by its beginning. */
const maxNameLength = 256;

/** Whether a field of this name holds something that opens a door, however it is written: `api_token`, `ApiToken`. */
export function isSecretField(name: string): boolean {
  const known = judged.get(name);
  if (known !== undefined) return known;
  const plain = name
    .slice(0, maxNameLength)
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  const isSecret = secretNames.has(plain) || secretPart.test(plain);
  if (judged.size >= maxJudged) judged.clear();
  if (name.length <= maxNameLength) judged.set(name, isSecret);
  return isSecret;
}

/**
 * A value of JSON without what is secret in it, at any depth: values under names of secrets, and those of pairs such as
 * `{"key":"password","value":…}`. The same object where there is nothing of the kind.
 * @param value nested no deeper than can be gone through, see `isShallow`
 */
export function withoutSecrets<T>(value: T): T;
export function withoutSecrets(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const elements = value.map((element) => withoutSecrets<unknown>(element));
    return elements.some((element, at) => element !== value[at]) ? elements : value;
  }
  const fields = Object.entries(value);
  const isPair = fields.some(
    ([name, named]) => /^(?:key|name)$/i.test(name) && typeof named === 'string' && isSecretField(named),
  );
  let isChanged = false;
  const clean = fields.map(([name, field]) => {
    const isSecret = field !== null && (isSecretField(name) || (isPair && /^value$/i.test(name)));
    const kept = isSecret ? takenOut : withoutSecrets<unknown>(field);
    isChanged ||= kept !== field;
    return [name, kept];
  });
  return isChanged ? Object.fromEntries(clean) : value;
}
