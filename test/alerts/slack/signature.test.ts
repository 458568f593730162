import { createHmac } from 'node:crypto';
import { verifySignature } from '../../../src/alerts/slack/signature.js';

const secret = '8f742231b10e8888abcd99yyyzzz85a5';
const now = 1_793_000_000_000;
const seconds = String(now / 1000);
const rawBody = 'payload=%7B%22type%22%3A%22block_actions%22%7D';
const sign = (timestamp: string, body = rawBody, key = secret): string =>
  `v0=${createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex')}`;

describe('the signature of a click (S7)', () => {
  it('takes a genuine one, up to 300 s old or ahead', () => {
    for (const offset of [0, -300, 300]) {
      const timestamp = String(now / 1000 + offset);
      expect(verifySignature({ rawBody, timestamp, signature: sign(timestamp) }, secret, now)).toBe(
        'genuine',
      );
    }
  });

  it('takes the bytes as they came', () => {
    const bytes = Buffer.from('payload=é€');
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${seconds}:`).update(bytes).digest('hex')}`;
    expect(verifySignature({ rawBody: bytes, timestamp: seconds, signature }, secret, now)).toBe(
      'genuine',
    );
  });

  it('refuses a wrong secret, an altered byte, a cut signature', () => {
    const signature = sign(seconds);
    expect(
      verifySignature(
        { rawBody, timestamp: seconds, signature: sign(seconds, rawBody, 'other') },
        secret,
        now,
      ),
    ).toBe('forged');
    expect(
      verifySignature({ rawBody: `${rawBody}x`, timestamp: seconds, signature }, secret, now),
    ).toBe('forged');
    expect(
      verifySignature(
        { rawBody, timestamp: seconds, signature: signature.slice(0, -1) },
        secret,
        now,
      ),
    ).toBe('forged');
  });

  it('refuses 301 s old and 301 s ahead, even when well signed', () => {
    const verdict = (offset: number): string => {
      const timestamp = String(now / 1000 + offset);
      return verifySignature({ rawBody, timestamp, signature: sign(timestamp) }, secret, now);
    };
    expect(verdict(-301)).toBe('too_old');
    expect(verdict(301)).toBe('too_new');
  });

  it('refuses a missing or doubled header', () => {
    const signature = sign(seconds);
    expect(verifySignature({ rawBody, timestamp: undefined, signature }, secret, now)).toBe(
      'header_missing',
    );
    expect(
      verifySignature({ rawBody, timestamp: seconds, signature: undefined }, secret, now),
    ).toBe('header_missing');
    expect(
      verifySignature({ rawBody, timestamp: [seconds, seconds], signature }, secret, now),
    ).toBe('header_missing');
    expect(
      verifySignature({ rawBody, timestamp: `${seconds}, ${seconds}`, signature }, secret, now),
    ).toBe('header_missing');
  });
});
