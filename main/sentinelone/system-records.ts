import { z } from 'zod';
import { cutText } from '../outside/cut-text.ts';
import { maxNameLength } from './text-limits.ts';

/** These stand in sentences: what is longer than a name is cut. */
const line = z.string().transform((text) => cutText(text, maxNameLength));
const text = line.nullish();

/** `GET /system/status`. */
export const systemStatus = z.object({ health: line });
export type SystemStatus = z.infer<typeof systemStatus>;

/** `GET /system/info`: the version of the console. */
export const systemInfo = z.object({ version: text, release: text, build: text, latestAgentVersion: text });
export type SystemInfo = z.infer<typeof systemInfo>;

/** A time as the console writes it, see `readTime`. What is neither text nor number is none that can be read. */
const time = z.union([z.string(), z.number()]).nullish().catch('?');

/** When a token was made and when it ends; the console may report neither. */
export const tokenDetails = z.object({ createdAt: time, expiresAt: time });
export type TokenDetails = z.infer<typeof tokenDetails>;

const scopeRole = z.object({
  id: text,
  name: text,
  accountName: text,
  roleName: text,
  roles: z.array(line).nullish(),
});

/** `GET /user`: whose token it is, and which accounts or sites it may see. */
export const consoleUser = z.object({
  id: text,
  fullName: text,
  email: text,
  scope: z.enum(['tenant', 'account', 'site']).nullish().catch(null),
  scopeRoles: z.array(scopeRole).nullish().catch(null),
  lowestRole: text,
  apiToken: tokenDetails.nullish().catch(null),
});
export type ConsoleUser = z.infer<typeof consoleUser>;

/** `GET /private/application-management/sku`. */
export const vulnerabilitySku = z.object({ isSkuAvailable: z.boolean().nullish() });
