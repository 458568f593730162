// Every connector there is; adding one is a folder and a line here.
import type { AnyConnector, ConnectorId } from './connector.js';
import { fileConnector } from './file/connector.js';
import { pushConnector } from './push/connector.js';
import { xConnector } from './x/connector.js';
import { zendeskConnector } from './zendesk/connector.js';
import { genesysConnector } from './genesys/connector.js';
import { msgraphConnector } from './msgraph/connector.js';
import { formbricksConnector } from './formbricks/connector.js';
import { mastodonConnector } from './mastodon/connector.js';
import { typeformConnector } from './typeform/connector.js';
import { twilioConnector } from './twilio/connector.js';
import { imapConnector } from './imap/connector.js';
import { restConnector } from './rest/connector.js';
import { queuelogConnector } from './queuelog/connector.js';
import { airbyteConnector } from './airbyte/connector.js';
import { freshdeskConnector } from './freshdesk/connector.js';
import { intercomConnector } from './intercom/connector.js';
import { blueskyConnector } from './bluesky/connector.js';
import { hubspotConnector } from './hubspot/connector.js';
import { frontConnector } from './front/connector.js';
import { gmailConnector } from './gmail/connector.js';
import { amazonConnectConnector } from './amazon-connect/connector.js';

export const connectors: readonly AnyConnector[] = [
  fileConnector,
  pushConnector,
  zendeskConnector,
  xConnector,
  genesysConnector,
  msgraphConnector,
  formbricksConnector,
  mastodonConnector,
  typeformConnector,
  twilioConnector,
  imapConnector,
  restConnector,
  queuelogConnector,
  airbyteConnector,
  freshdeskConnector,
  intercomConnector,
  blueskyConnector,
  hubspotConnector,
  frontConnector,
  gmailConnector,
  amazonConnectConnector,
];

/** The connector of that id. Throws where there is none (the configuration names only known ones). */
export function connectorOf(id: ConnectorId): AnyConnector {
  const found = connectors.find((connector) => connector.id === id);
  if (found === undefined) throw new Error(`there is no connector "${id}"`);
  return found;
}

/** The schema of each connector's own keys, for the configuration to read sources by. */
export const connectorSchemas = Object.fromEntries(
  connectors.map(({ id, config }) => [id, config]),
);
