// Credentials of the simulated vendors. They open nothing but this sandbox on loopback.
export const sandboxKeys = {
  xBearer: 'sandbox-x-bearer',
  genesysClientId: 'sandbox-genesys-client',
  genesysClientSecret: 'sandbox-genesys-secret',
  graphTenant: 'lumio.example',
  graphClientId: 'sandbox-graph-client',
  graphClientSecret: 'sandbox-graph-secret',
  zendeskUser: 'admin@lumio.example',
  zendeskToken: 'sandbox-zendesk-token',
  formbricksKey: 'sandbox-formbricks-key',
  slackToken: 'xoxb-sandbox',
  mastodonToken: 'sandbox-mastodon-token',
  deskToken: 'sandbox-desk-token',
  typeformToken: 'sandbox-typeform-token',
  twilioAccount: 'AC00000000000000000000000000000001',
  twilioToken: 'sandbox-twilio-token',
} as const;
