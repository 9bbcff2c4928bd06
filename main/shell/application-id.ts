/** What the systems know the application by: `appId` of `electron-builder.yml`. It never changes. */
export const applicationId = 'org.sentinelone-connector.app';
