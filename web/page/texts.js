/** The sentences that the server put into the page (web/data/*.yml), for the panel and for the page /code. */
export const TEXTS = Object.freeze(JSON.parse(document.getElementById("texts").textContent || "{}"));
