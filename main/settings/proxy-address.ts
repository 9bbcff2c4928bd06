import { CodedError } from '../../preload/contract/coded-error.ts';
import { failure, type Result, success } from '../../preload/contract/result.ts';
import { say } from '../../preload/words/say.ts';

/** Why a text cannot be the address of a proxy. */
export class ProxyAddressError extends CodedError<'proxy-address-invalid'> {
  constructor(message: string, advice: string) {
    super('proxy-address-invalid', message, advice);
  }
}

/** Reads the address of a proxy as a person gives it; its origin. Settings never hold a secret, so it may hold none. */
export function parseProxyAddress(text: string): Result<string, ProxyAddressError> {
  const url = URL.parse(text.trim());
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    return failure(
      new ProxyAddressError(
        say('settingsMessages:proxyForm.message'),
        say('settingsMessages:proxyForm.advice'),
      ),
    );
  }
  if (url.username !== '' || url.password !== '') {
    return failure(
      new ProxyAddressError(
        say('settingsMessages:proxySecret.message'),
        say('settingsMessages:proxySecret.advice'),
      ),
    );
  }
  return success(url.origin);
}
