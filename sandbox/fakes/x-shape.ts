// A post as the X API v2 writes it, in either of the two spellings the vendor has for the same fields.
import { brandHandle, companyName } from '../company.js';
import { customerOf } from '../people.js';
import { brandId, userId, type PostRow } from './x-posts.js';

/** The document says post.fields and referenced_posts, the vendor's prose tweet.fields and referenced_tweets. */
export type Spelling = 'post' | 'tweet';

/** The fields asked for, beside `id`, `text` and the edit history that always come. */
export function postShape(post: PostRow, fields: ReadonlySet<string>, spelling: Spelling): object {
  const all: Record<string, unknown> = {
    author_id: post.authorId,
    conversation_id: post.conversationId,
    created_at: new Date(post.at).toISOString(),
    entities: entitiesOf(post),
    in_reply_to_user_id: post.repliesTo?.authorId,
    lang: post.language,
    [`referenced_${spelling}s`]: referencesOf(post),
  };
  const asked = Object.entries(all).filter(
    ([name, value]) => fields.has(name) && value !== undefined,
  );
  return {
    id: post.id,
    text: post.text,
    [`edit_history_${spelling}_ids`]: [post.id],
    ...Object.fromEntries(asked),
  };
}

function referencesOf({ repliesTo }: PostRow): readonly object[] | undefined {
  return repliesTo === null ? undefined : [{ type: 'replied_to', id: repliesTo.id }];
}

function entitiesOf(post: PostRow): object {
  const mark = (found: RegExpExecArray): { start: number; end: number } => ({
    start: found.index,
    end: found.index + found[0].length,
  });
  return {
    mentions: [...post.text.matchAll(/@(\w+)/g)].map((found) => ({
      ...mark(found),
      username: found[1],
      id: found[1] === brandHandle ? brandId : userId(post.customer),
    })),
    hashtags: [...post.text.matchAll(/#(\w+)/g)].map((found) => ({
      ...mark(found),
      tag: found[1],
    })),
  };
}

/** The user object of an author. */
export function userShape(post: PostRow): object {
  if (post.isByBrand) return brandShape();
  const person = customerOf(post.customer);
  return { id: post.authorId, name: person.name, username: person.handle };
}

export function brandShape(): object {
  return { id: brandId, name: companyName, username: brandHandle };
}
