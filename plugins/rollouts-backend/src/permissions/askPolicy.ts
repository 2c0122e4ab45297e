import { ServiceUnavailableError } from '@backstage/errors';

/**
 * The policy's answer. When there is none, that is what is said: passed on as it comes, an error of the permission
 * backend would look like one of ours ("404: no such rollout").
 *
 * @throws ServiceUnavailableError
 */
export async function askPolicy<T>(question: Promise<T>): Promise<T> {
  try {
    return await question;
  } catch (error) {
    throw new ServiceUnavailableError(
      'The permission backend gives no answer, so nothing is allowed; try again later',
      error,
    );
  }
}
