// The simulated company: a small energy supplier, its doors, topics, hours and ordinary service.

export const doors = ['twitter', 'phone', 'email', 'web'] as const;
export type Door = (typeof doors)[number];

export const topics = ['billing', 'outage', 'moving', 'contract', 'login', 'device'] as const;
/** `other` stands for questions no tag fits. */
export type Topic = (typeof topics)[number] | 'other';

export const zone = 'Europe/Brussels';
export const companyName = 'Lumio';
export const brandHandle = 'LumioHelp';
export const mailbox = 'help@lumio.example';

/** What people ask for at each door, in parts of a hundred: very different mixes, which is what makes raw figures lie. */
export const mixOf: Readonly<Record<Door, Readonly<Record<Topic, number>>>> = {
  twitter: { billing: 22, outage: 30, moving: 9, contract: 9, login: 14, device: 12, other: 4 },
  phone: { billing: 24, outage: 22, moving: 16, contract: 14, login: 8, device: 12, other: 4 },
  email: { billing: 23, outage: 7, moving: 17, contract: 9, login: 28, device: 11, other: 5 },
  web: { billing: 13, outage: 5, moving: 13, contract: 45, login: 9, device: 10, other: 5 },
};

/** How much longer a topic takes to answer, at every door alike. */
export const effortOf: Readonly<Record<Topic, number>> = {
  billing: 1,
  outage: 0.6,
  moving: 1.2,
  contract: 1.9,
  login: 0.5,
  device: 1.2,
  other: 1,
};

/** Contacts on an ordinary weekday, and what is left of them on a weekend day. */
export const volumeOf: Readonly<
  Record<Door, { readonly weekday: number; readonly weekend: number }>
> = {
  twitter: { weekday: 26, weekend: 18 },
  phone: { weekday: 54, weekend: 0 },
  email: { weekday: 34, weekend: 12 },
  web: { weekday: 21, weekend: 13 },
};

/** Relative load of each hour of the local day. */
export const hoursOf: Readonly<Record<Door, readonly number[]>> = {
  twitter: [2, 1, 1, 1, 1, 2, 4, 8, 10, 10, 10, 9, 10, 10, 9, 9, 9, 10, 11, 12, 12, 10, 7, 4],
  phone: [0, 0, 0, 0, 0, 0, 0, 0, 12, 15, 14, 11, 8, 10, 12, 11, 9, 6, 0, 0, 0, 0, 0, 0],
  email: [1, 1, 0, 0, 0, 1, 3, 7, 11, 12, 11, 9, 8, 10, 10, 9, 8, 6, 5, 5, 6, 5, 3, 2],
  web: [1, 1, 0, 0, 0, 1, 2, 5, 7, 8, 8, 7, 8, 8, 7, 7, 8, 9, 10, 11, 12, 10, 6, 3],
};

/** What the company undertakes: seconds until a person answers. E-mail and web count office hours only. */
export const promiseSecondsOf: Readonly<Record<Door, number>> = {
  twitter: 3600,
  phone: 300,
  email: 8 * 3600,
  web: 8 * 3600,
};

/** The ordinary wait as a share of the promise; half of the answers come sooner. */
export const ordinaryWait = 0.33;

/** Seconds of the door's own clock until an ordinary case is done with, once somebody has answered. */
export const ordinaryWorkSeconds: Readonly<Record<Door, number>> = {
  twitter: 4300,
  phone: 380,
  email: 34_500,
  web: 34_500,
};

/** Doors whose answers come in office hours only. */
export const isOfficeDoor: Readonly<Record<Door, boolean>> = {
  twitter: false,
  phone: true,
  email: true,
  web: true,
};

/** Office hours in minutes of the local day, Monday to Friday. */
export const officeSpans: readonly (readonly [number, number])[] = [
  [8 * 60, 12 * 60 + 30],
  [13 * 60, 18 * 60],
];

/** Public holidays: the office is closed, the phone is not answered. */
export const holidays: ReadonlySet<string> = new Set([
  '2025-07-21',
  '2025-08-15',
  '2025-11-11',
  '2025-12-25',
  '2026-01-01',
  '2026-04-06',
  '2026-05-01',
  '2026-07-21',
  '2026-11-11',
  '2026-12-25',
  '2027-01-01',
]);

/** Share of contacts nobody ever answers. */
export const forgottenShare: Readonly<Record<Door, number>> = {
  twitter: 0.02,
  phone: 0,
  email: 0.012,
  web: 0.01,
};

/** Share of answers a reviewer finds right. */
export const rightShare = 0.92;
export const reviewedShare = 0.6;
export const surveyShare = 0.3;
