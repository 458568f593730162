// The words of thanks and greeting, without accents; small on purpose.

const thanks = `
  thanks thank thx ty tnx cheers appreciated awesome great perfect excellent super top
  bedankt dank dankje dankjewel dankuwel merci thnx prima geweldig fantastisch perfect
  mercis remercie remercions parfait genial
  danke dankeschon vielen perfekt prima klasse`;

const greetings = `
  hi hello hey dear greetings regards bye goodbye good morning afternoon evening day night weekend best kind ok okay
  hallo hoi dag goede goeiedag goedemorgen goedemiddag goedenavond beste groet groeten groetjes mvg vriendelijke fijne fijn
  au bonjour bonsoir salut cordialement bonne bon journee soiree revoir
  guten tag morgen abend gruss grusse liebe freundliche freundlichen schonen schones mfg tschuss`;

/** Words that go with thanks; alone they may be a question. */
const around = `
  you u so very much many a lot again for your the quick fast help reply answer response support service all and it is was
  je u jullie wel zeer heel erg veel hartelijk voor de het uw snelle hulp antwoord reactie allemaal en nogmaals alvast
  beaucoup bien mille pour votre la le l aide reponse rapide et encore vous je toute tout equipe
  sehr schon dank fur die den ihre ihr schnelle hilfe antwort und nochmals ihnen dir euch mit auch`;

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}

/** `thanks` and `greetings` stand alone; `around` counts only beside a word of thanks. */
export const courtesyWords = {
  thanks: words(thanks),
  greetings: words(greetings),
  around: words(around),
} as const;
