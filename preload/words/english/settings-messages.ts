/** Why settings, the data folder or the proxy cannot be had as they were asked for. */
export const settingsMessages = {
  dataFolderManaged: {
    message: 'The policy of this machine keeps the data in {{fixed}}, so {{asked}} cannot be used.',
    advice: 'Leave out --data-dir and {{variable}}, or ask whoever manages this machine.',
  },
  dataFolderUnusable: {
    message: 'The data folder {{dataDir}} cannot be created or written ({{reason}}).',
    advice: 'Choose another one with --data-dir or {{variable}}, or correct its permissions.',
  },
  dataFolderUntrusted: {
    foreign: {
      message: 'The data folder {{folder}} belongs to {{owner}}, and this program runs as {{user}}.',
      advice:
        'Run it as {{owner}} (`sudo -u {{sudoUser}} …`), choose another folder with --data-dir or {{variable}}, or, if you trust all that is in it, take it over with `sudo chown -R {{chown}} {{word}}`.',
    },
    open: {
      message:
        'Other users can write to the data folder {{folder}} (its mode is {{mode}}), and so exchange the settings in it.',
      advice:
        'Close it with `{{sudo}}chmod go-w {{word}}` and look over its settings and connectors, or choose another folder with --data-dir or {{variable}}.',
    },
    parentForeign: {
      message:
        'The data folder {{folder}} lies in {{at}}, which belongs to {{owner}}: they could put another in its place. This program runs as {{user}}.',
      advice:
        'Choose a folder in a place of your own with --data-dir or {{variable}}, run it as {{owner}} (`sudo -u {{sudoUser}} …`), or take that folder over with `sudo chown {{chown}} {{word}}`.',
    },
    parentOpen: {
      message:
        'The data folder {{folder}} lies in {{at}}, which other users can write to (its mode is {{mode}}): they could put another in its place.',
      advice:
        'Close it with `{{sudo}}chmod go-w {{word}}`, or choose a folder in another place with --data-dir or {{variable}}.',
    },
    linkForeign: {
      message:
        'The way to the data folder {{folder}} leads over the link {{at}}, which belongs to {{owner}}.',
      advice: 'Name the folder itself with `--data-dir {{target}}` or in {{variable}}.',
    },
  },
  dataFolderReadOnly: {
    message:
      'The data folder {{folder}} belongs to {{owner}} and is only read here: its settings are not used, and neither keychain nor network is.',
    advice:
      'Choose a folder of your own with --data-dir or {{variable}}, or run it as {{owner}} (`sudo -u {{sudoUser}} …`).',
  },
  lockUnusable: {
    message: 'The lock file {{lockFile}} cannot be used ({{reason}}).',
    advice:
      'Check that the data folder can be written to. A lock file holds nothing: where it is damaged, delete it while no SentinelOne Connector runs.',
  },
  proxyForm: {
    message: 'The proxy is not an http:// or https:// address.',
    advice: 'Give it as http://HOST:PORT.',
  },
  proxySecret: {
    message: 'The proxy address must not hold a user name or a password: settings are kept in a plain file.',
    advice: 'Set HTTPS_PROXY in the environment for a proxy that asks for them.',
  },
  projectGone: {
    message: 'The project is gone.',
    advice: 'It was deleted meanwhile; choose another project.',
  },
  managed: {
    ingestMode: 'The ingest mode is set by the policy of this machine and cannot be changed here.',
    proxy: 'The proxy is set by the policy of this machine and cannot be changed here.',
    extraCa:
      'The file of extra certificate authorities is set by the policy of this machine and cannot be changed here.',
    environmentCa:
      'Whether the authorities of NODE_EXTRA_CA_CERTS are trusted is set by the policy of this machine and cannot be changed here.',
    startAtLogin: 'Starting at login is set by the policy of this machine and cannot be changed here.',
    advice: 'Ask whoever manages this machine if it has to be otherwise.',
  },
  busy: {
    message: 'The settings are being changed by another process and did not become free.',
    advice: 'Try again in a moment; if it persists, end the other SentinelOne Connector process.',
  },
  unreadable: 'The settings file {{path}} cannot be read ({{reason}}).',
  unwritable: 'The settings file {{path}} cannot be written ({{reason}}).',
  fileAdvice: 'Check the permissions and the free space of the data folder.',
  newer: {
    message:
      'The settings file {{path}} was written by a newer version of this program (format {{version}}, this program knows {{known}}).',
    advice: 'Update SentinelOne Connector, or use another data folder.',
  },
  recovery: {
    missingRestored: 'The settings file {{path}} was missing; the last good copy was restored.',
    missingFresh:
      'The settings file {{path}} was missing; no good copy was left, so the settings start afresh and connectors must be added again.',
    damagedRestored:
      'The settings file {{path}} was damaged and was kept as {{aside}}; the last good copy was restored.',
    damagedFresh:
      'The settings file {{path}} was damaged and was kept as {{aside}}; no good copy was left, so the settings start afresh and connectors must be added again.',
  },
} as const;
