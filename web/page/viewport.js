/** In pixels: what covers less than this of the page is no keyboard. */
const LEAST_KEYBOARD = 80;
/** The part of the screen's height that the bar and the field may have together. */
const MOST_TAKEN = 0.7;

/**
 * Keeps the bar with "Snel weg" and the field in view while a phone shows its keyboard.
 * Some browsers (Safari on a phone) lay the keyboard over the page and move what is seen; the page is not told
 * to be smaller. CSS then needs to know how far: --seen-top and --seen-bottom, in pixels.
 */
export function followVisibleArea() {
  const seen = window.visualViewport;
  if (!seen) return;
  const root = document.documentElement;
  const follow = () => {
    const covered = root.clientHeight - seen.offsetTop - seen.height;
    // Zoomed in with two fingers the field would float over the text: only the bar follows then.
    // A keyboard is higher than a few pixels; those come from rounding or from the browser's own bar.
    const bottom = seen.scale > 1.05 || covered < LEAST_KEYBOARD ? 0 : covered;
    root.style.setProperty("--seen-top", `${Math.max(0, seen.offsetTop)}px`);
    root.style.setProperty("--seen-bottom", `${bottom}px`);
  };
  seen.addEventListener("resize", follow);
  seen.addEventListener("scroll", follow);
}

/** With large letters the bar and what is below could fill a small screen. Then CSS lets what is below scroll along. */
export function leaveRoomToRead(bar, ...below) {
  const measure = () => {
    const taken = bar.offsetHeight + Math.max(...below.map(({ offsetHeight }) => offsetHeight));
    document.documentElement.classList.toggle("little-room", taken > MOST_TAKEN * innerHeight);
  };
  const observer = new ResizeObserver(measure);
  observer.observe(bar);
  below.forEach((part) => observer.observe(part));
  addEventListener("resize", measure);
}
