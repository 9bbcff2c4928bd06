import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import { z } from 'zod';
import { say, words } from '../../../preload/words/say.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Mono } from '../../components/mono.tsx';
import styles from './network-interfaces.module.css';

/** What the console tells of an interface; everything else it may send is shown with the record's JSON. */
const networkInterfaces = z.array(
  z.object({
    name: z.string().nullish(),
    physical: z.string().nullish(),
    inet: z.array(z.string()).nullish(),
    inet6: z.array(z.string()).nullish(),
    gatewayIp: z.string().nullish(),
  }),
);

/** An asset's network interfaces; nothing where the console sent none that can be read. */
export function NetworkInterfaces({ value }: { readonly value: unknown }): ReactNode {
  const found = networkInterfaces.safeParse(value);
  if (!found.success || found.data.length === 0) return null;
  return (
    <ul aria-label={say('assets:interfaces')} className={styles['interfaces']}>
      {found.data.map(({ name, physical, inet, inet6, gatewayIp }, index) => {
        const addresses = [...(inet ?? []), ...(inet6 ?? [])];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: interfaces have no identity and never move
          <li className={styles['interface']} key={index}>
            <div className={styles['name']}>
              {name ?? say('assets:unnamedInterface')}
              {physical && <Mono>{physical}</Mono>}
            </div>
            {addresses.map((address) => (
              <div className={styles['address']} key={address}>
                <Mono>{address}</Mono>
                <CopyButton label={say('assets:copyAddress', { address })} text={address} />
              </div>
            ))}
            {gatewayIp && (
              <div className={styles['gateway']}>
                <Trans
                  components={{ address: <Mono>{gatewayIp}</Mono> }}
                  i18n={words}
                  i18nKey="assets:gateway"
                />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
