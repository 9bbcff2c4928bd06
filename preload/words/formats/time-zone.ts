/** The machine's time zone as an IANA name; UTC where the machine does not know it. */
export function machineZone(): string {
  // `TZ` may hold something that is no zone; ICU then gives nothing, or a name that no other call takes.
  const zone: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone === undefined || zone === 'Etc/Unknown' ? 'UTC' : zone;
}

/** Prepares the calendar date of times (ms since 1970) in a zone: `2026-11-23`, whatever language is spoken. */
export function dateIn(zone: string): (instant: number) => string {
  // This locale writes dates as YYYY-MM-DD.
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (instant) => format.format(instant);
}
