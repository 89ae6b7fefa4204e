/** Radius of the soft wash that stands for land, in world pixels at the zoom of map paths. Not a border of anything. */
export const WASH_RADIUS = 1920;
