/**
 * What scripts read under other names than the program has for it: findings were once called vulnerabilities, as CVEs are,
 * and what is read by scripts keeps its name.
 */

/** How scripts name findings: as what walks read, as a line of a verification, and as a check of a diagnosis. */
type Scripted<Name extends string> = Name extends 'findings' ? 'vulnerabilities' : Name;

/** A name as scripts know it. */
export function scriptName<Name extends string>(name: Name): Scripted<Name> {
  return (name === 'findings' ? 'vulnerabilities' : name) as Scripted<Name>;
}

/** Something that says what it is about, as scripts know it. */
export function withScriptResource<Resource extends string, Row extends { readonly resource: Resource }>(
  row: Row,
) {
  return { ...row, resource: scriptName(row.resource) };
}

/** A line of a verification, or a check of a diagnosis, whose id is a path, as scripts know it. */
export function withScriptId<Line extends { readonly id: string }>(line: Line) {
  return { ...line, id: line.id.split('/').map(scriptName).join('/') };
}
