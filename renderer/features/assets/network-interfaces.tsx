import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import { z } from 'zod';
import { say, words } from '../../../preload/words/say.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Mono } from '../../components/mono.tsx';
import styles from './network-interfaces.module.css';

/** An interface as the project keeps it. */
const networkInterfaces = z.array(
  z.object({
    name: z.string().nullish(),
    mac: z.string().nullish(),
    ipv4: z.array(z.string()).nullish(),
    ipv6: z.array(z.string()).nullish(),
    gatewayIp: z.string().nullish(),
  }),
);

/** An asset's network interfaces; nothing where the console sent none that can be read. */
export function NetworkInterfaces({ value }: { readonly value: unknown }): ReactNode {
  const found = networkInterfaces.safeParse(value);
  if (!found.success || found.data.length === 0) return null;
  return (
    <ul aria-label={say('assets:interfaces')} className={styles['interfaces']}>
      {found.data.map(({ name, mac, ipv4, ipv6, gatewayIp }, index) => {
        const addresses = [...(ipv4 ?? []), ...(ipv6 ?? [])];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: interfaces have no identity and never move
          <li className={styles['interface']} key={index}>
            <div className={styles['name']}>
              {name ?? say('assets:unnamedInterface')}
              {mac && <Mono>{mac}</Mono>}
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
