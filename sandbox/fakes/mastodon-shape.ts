// Accounts, statuses and notifications as a Mastodon instance writes them.
import { brandHandle, companyName } from '../company.js';
import { customerOf } from '../people.js';
import { brandId, type PostRow } from './x-posts.js';

const instance = 'https://social.example';

/** A mention, as the notification that brings it. */
export function notification(post: PostRow): object {
  return {
    id: post.id,
    type: 'mention',
    group_key: `ungrouped-${post.id}`,
    created_at: new Date(post.at).toISOString(),
    account: accountOf(post),
    status: status(post),
  };
}

/** A post of a customer or of the brand. */
export function status(post: PostRow): object {
  const tags = [...post.text.matchAll(/#(\w+)/g)].map(([, name]) => ({
    name,
    url: `${instance}/tags/${String(name)}`,
  }));
  return {
    id: post.id,
    uri: `${instance}/statuses/${post.id}`,
    url: `${instance}/@${brandHandle}/${post.id}`,
    created_at: new Date(post.at).toISOString(),
    in_reply_to_id: post.repliesTo?.id ?? null,
    in_reply_to_account_id: post.repliesTo?.authorId ?? null,
    ...{ sensitive: false, spoiler_text: '', emojis: [], media_attachments: [] },
    ...{ favourites_count: 0, reblogs_count: 0, replies_count: 0 },
    visibility: 'public',
    language: post.language,
    content: `<p>${post.text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`,
    reblog: null,
    account: accountOf(post),
    mentions: [mentionOf(post.isByBrand ? customerAccount(post) : brand)],
    tags,
  };
}

interface Account {
  readonly id: string;
  readonly acct: string;
  readonly username: string;
  readonly url: string;
}

const brand = account(brandId, brandHandle, companyName);

/** The brand's own account, as its token sees it. */
export const credentials = {
  ...brand,
  source: {
    ...{ note: '', privacy: 'public', sensitive: false, language: null, fields: [] },
    ...{ follow_requests_count: 0, attribution_domains: [], quote_policy: 'public' },
    ...{ discoverable: true, hide_collections: false, indexable: false },
  },
  role: { id: '-99', name: '', permissions: '0', color: '', highlighted: false },
};

function accountOf(post: PostRow): Account {
  return post.isByBrand ? brand : customerAccount(post);
}

function customerAccount(post: PostRow): Account {
  const person = customerOf(post.customer);
  const id = post.isByBrand ? (post.repliesTo?.authorId ?? '') : post.authorId;
  return account(id, person.handle, person.name);
}

function mentionOf({ id, acct, username, url }: Account): object {
  return { id, acct, username, url };
}

function account(id: string, handle: string, name: string): Account {
  const picture = `${instance}/avatars/missing.png`;
  const flags = { bot: false, group: false, indexable: false, locked: false, discoverable: null };
  return {
    ...{ id, username: handle, acct: handle, display_name: name, note: '' },
    ...{ url: `${instance}/@${handle}`, uri: `${instance}/users/${handle}` },
    ...{ avatar: picture, avatar_static: picture, header: picture, header_static: picture },
    ...flags,
    ...{ emojis: [], fields: [], created_at: '2019-04-01T00:00:00.000Z', last_status_at: null },
    ...{ followers_count: 0, following_count: 0, statuses_count: 0 },
  };
}
