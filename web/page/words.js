/**
 * Alle zinnen die de pagina zelf zegt. De vaste tekst van de pagina staat in index.html.
 *
 * Pas gerust een zin aan: verander alleen de tekst tussen de aanhalingstekens.
 * Schrijf kort, warm en met "je". {…} wordt door de pagina ingevuld.
 */
export const WORDS = Object.freeze({
  // Voor wie luistert in plaats van leest: wie zegt dit?
  fromParent: "Jij: ",
  fromAssistant: "Antwoord: ",
  choicesFollow: "Je kunt hieronder kiezen uit {count} antwoorden.",
  importantTitle: "Dit is nu belangrijk",

  typing: "Ik schrijf een antwoord …",
  call: "Bel {number}",

  // Voorlezen: de knop, en wat de stem zegt naast de tekst van een bericht.
  read: "Lees voor",
  stopReading: "Stop",
  soundIsOn: "Let op: het geluid staat aan.",
  choosing: "Je kunt kiezen:",
  digits: ["nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"],
  plus: "plus",

  // De gegevens van een organisatie.
  hours: "Wanneer",
  cost: "Kosten",
  anonymous: "Anoniem",
  anonymousYes: "Ja, je naam hoeft niet",
  anonymousNo: "Nee, ze vragen je naam",
  languages: "Talen",
  whatMeans: "Wat is dat: {words}?",
  afterCall: "Wat gebeurt er als ik bel?",
  whatToSay: "Wat kan ik zeggen?",
  quote: "“{words}”",
  chat: "Chat",
  openChat: "Chat op {place}",
  openSite: "Naar {place}",
  newTab: "(nieuw tabblad)",

  textLabel: "Jouw bericht",
  emptyText: "Typ eerst een bericht.",
  charactersLeft: "Je kunt nog {count} tekens typen.",
  textFull: "Dit bericht is vol. Verstuur het eerst, dan kun je verder typen.",

  offline: "Geen verbinding. Ik probeer het opnieuw.",
  numbersMeanwhile: "Geen verbinding. Ik probeer het opnieuw. Bellen met een mens kan wel.",
  unreachable: "Versturen lukt nu niet. Je bericht is niet weg. Bellen met een mens kan wel.",
  tryAgain: "Probeer het opnieuw",
  unexpected: "Er ging hier iets mis. Dat ligt niet aan jou. Probeer het nog een keer.",
  numbersTitle: "Telefoonnummers",
  numbersFold: "Liever bellen?",

  stillThere: "Ben je er nog? Over {minutes} minuten wis ik dit gesprek.",
  stay: "Ja, ik ben er nog",

  wipedTitle: "Alles is gewist",
  wipedHere: "Op dit scherm is alles weg.",
  wipedText: "Er is niets meer van je gesprek. Fijn dat je er was. Je bent altijd weer welkom.",
  wipedHereOnly:
    "Op dit scherm is alles weg. Er is nu geen verbinding. Daarom wis ik de rest vanzelf, uiterlijk over {minutes} minuten.",
  endedTitle: "Het gesprek is klaar",
  expiredTitle: "Het gesprek is gewist",
  expiredText: "Het was een tijd stil. Daarom is alles gewist. Je kunt altijd opnieuw beginnen.",
  expiredDraft:
    "Het was een tijd stil. Daarom is alles gewist, ook wat je nog niet had verstuurd. Je kunt altijd opnieuw beginnen.",
  expiredKept:
    "Het was een tijd stil. Daarom is het gesprek gewist. Wat je net typte, is er nog. Na ‘Begin opnieuw’ kun je het versturen.",
  expiredRenewed:
    "Fijn dat je er weer bent. Je gesprek van eerder is gewist. Dat doe ik als het lang stil is. Dit is een nieuw gesprek.",
  expiredTyping: "Je gesprek van eerder is gewist. Typ rustig verder. Met je bericht begint een nieuw gesprek.",

  titleAfterLeaving: "Pagina",
});

/** The sentence with each {name} replaced by `values[name]`. */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
