/**
 * Makes the place of an open menu a landmark with this name. Menus are drawn at the end of the page, and what stands
 * outside of every landmark is missed by those who move from one to the next.
 */
export const inRegion = (name: string) => (place: Element) => {
  place.setAttribute("role", "region");
  place.setAttribute("aria-label", name);
};
