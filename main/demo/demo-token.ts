/** Opens the demo tenant and nothing else; it is no secret. */
export const demoToken = 'demo-tenant-token-opens-nothing-but-the-demo-tenant-on-this-machine';
