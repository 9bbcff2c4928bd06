import { CodedError } from '../../preload/contract/coded-error.ts';
import { say } from '../../preload/words/say.ts';

/** Stable codes of a policy file that nothing can be taken from. Never rename one. */
export type PolicyErrorCode = 'policy-unreadable' | 'policy-broken' | 'policy-untrusted';

/** Why the program does not start: there is a policy file, and what it asks for cannot be known. */
export class PolicyError extends CodedError<PolicyErrorCode> {
  constructor(
    code: PolicyErrorCode,
    message: string,
    { advice = say('policyFile:advice'), ...options }: ErrorOptions & { readonly advice?: string } = {},
  ) {
    super(code, message, advice, options);
  }
}
