import { Countdown } from './Countdown';

describe('Countdown', () => {
  it('is over when as many have come as were to come', async () => {
    const countdown = new Countdown();
    const happen = async () => {
      countdown.one();
      countdown.one();
    };
    await expect(countdown.of(2, happen)).resolves.toBeUndefined();
  });

  it('says why they will not all come, instead of waiting for them for ever', async () => {
    const countdown = new Countdown();
    countdown.spoil('before it began, which is nothing to it');
    const happen = async () => {
      countdown.one();
      countdown.spoil('read again');
    };
    await expect(countdown.of(2, happen)).rejects.toThrow('read again');
  });
});
