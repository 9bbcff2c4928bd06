/** Given and family names of the demo company's people. */
export const givenNames = [
  'Anna',
  'Bram',
  'Carla',
  'Daan',
  'Elif',
  'Femke',
  'Gijs',
  'Hanna',
  'Ilse',
  'Jonas',
  'Karim',
  'Lotte',
  'Maarten',
  'Nadia',
  'Olaf',
  'Petra',
  'Quinten',
  'Rosa',
  'Sander',
  'Thea',
  'Umut',
  'Vera',
  'Wouter',
  'Xenia',
  'Youssef',
  'Zoë',
] as const;

export const familyNames = [
  'Bakker',
  'Çelik',
  'de Boer',
  'de Vries',
  'Dijkstra',
  'Fischer',
  'Haddad',
  'Hendriks',
  'Jansen',
  'Kaya',
  'Koning',
  'Lindqvist',
  'Meijer',
  'Müller',
  'Novak',
  'Oosterhuis',
  'Peeters',
  'Prins',
  'Schmidt',
  'Smit',
  'van Dam',
  'van den Berg',
  'Verhoeven',
  'Visser',
  'Weber',
  'Willems',
  'Yilmaz',
  'Zijlstra',
] as const;

/** `Zoë van den Berg` -> `zoe.vandenberg`: the name people sign in with. */
export function accountName(given: string, family: string): string {
  return `${given}.${family}`
    .normalize('NFD')
    .replace(/[^a-zA-Z.]/g, '')
    .toLowerCase();
}
