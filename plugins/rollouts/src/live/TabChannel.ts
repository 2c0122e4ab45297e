import { channelMessageSchema, type ChannelMessage } from './tabMessages';

/** Carries messages between the tabs of a browser, each one's in order. */
export interface TabChannel {
  /** To all others, not to this tab. */
  post(message: ChannelMessage): void;
  close(): void;
}

/** Opens the channel; the listener hears what others post from now on. */
export type OpenChannel = (
  listener: (message: ChannelMessage) => void,
) => TabChannel;

/** What tabs of another version say is not heard. */
export function broadcastChannel(name: string): OpenChannel {
  return listener => {
    const channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => {
      const message = channelMessageSchema.safeParse(data);
      if (message.success) listener(message.data);
    };
    return {
      post: message => channel.postMessage(message),
      close: () => channel.close(),
    };
  };
}

/** For a tab that shares with nobody. */
export const silentChannel: OpenChannel = () => ({
  post: () => {},
  close: () => {},
});
