/** What an element scrolls in, which in a portal is its main part and, on phones, the whole document. */
export function scrollParentOf(element: HTMLElement): HTMLElement {
  for (
    let parent = element.parentElement;
    parent;
    parent = parent.parentElement
  ) {
    const { overflowY } = getComputedStyle(parent);
    const scrolls = overflowY === 'auto' || overflowY === 'scroll';
    // What is higher than the window grows with its content, and the document scrolls.
    if (scrolls && parent.clientHeight <= window.innerHeight) return parent;
  }
  return document.documentElement;
}
