import type { Journey } from './Journey.ts';
import { LOOKS } from './looks.ts';
import type { Look, RolloutPage, RolloutPageOptions } from './RolloutPage.ts';
import { takePicture } from './takePicture.ts';
import { USERS, type User } from './users.ts';
import type { World } from './World.ts';

type Pose = (page: RolloutPage, look: Look) => Promise<void>;

export type PictureOptions = Pick<
  RolloutPageOptions,
  'component' | 'path' | 'address' | 'before' | 'shows'
> &
  Pick<Journey, 'only'> & {
    user?: User;
    widths?: readonly Look['width'][];
    /** Brings the cluster to the state; returns what brings a page to it, where that takes more than opening it. */
    prepare?: (world: World) => Promise<Pose | void>;
  };

/** One picture of a state in every look, and the lines of the checklist that are meant for it. */
export function picture(
  name: string,
  {
    user = USERS.owner,
    component,
    widths = [1440, 360],
    prepare,
    only,
    ...rest
  }: PictureOptions,
): Journey {
  return {
    name: `the picture “${name}” keeps to the drawings in light and dark, ${widths.join(
      ' and ',
    )} px`,
    isSlow: true,
    picture: name,
    ...(only && { only }),
    async run(world) {
      const pose = await prepare?.(world);
      for (const look of LOOKS) {
        if (!widths.includes(look.width)) continue;
        const page = await world.open({
          user,
          look,
          ...(component !== undefined && { component }),
          ...rest,
        });
        await pose?.(page, look);
        await takePicture(world, page, { name, look });
        await page.close();
      }
    },
  };
}
