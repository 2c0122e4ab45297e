import { errorApiRef } from '@backstage/core-plugin-api';
import {
  translationApiRef,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { MockErrorApi, mockApis, TestApiProvider } from '@backstage/test-utils';
import {
  messages,
  renderSentence,
  type SentenceCode,
} from '@rollouts-portal/plugin-rollouts-common';
import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';

import { useSentence } from './components/useSentence';
import { rolloutsTranslationRef } from './translation';

const CODES = Object.keys(messages).filter((code): code is SentenceCode =>
  Object.prototype.hasOwnProperty.call(messages, code),
);

function inPortal({ children }: { children: ReactNode }) {
  return (
    <TestApiProvider
      apis={[
        [translationApiRef, mockApis.translation()],
        [errorApiRef, new MockErrorApi()],
      ]}
    >
      {children}
    </TestApiProvider>
  );
}

function sayer() {
  return renderHook(() => useSentence(), { wrapper: inPortal }).result.current;
}

describe('the translation', () => {
  it.each(CODES)('words %s as rollouts-common does', code => {
    const names = [...messages[code].matchAll(/\{\{(\w+)\}\}/g)].map(
      ([, name]) => name ?? '',
    );
    const params = Object.fromEntries(
      names.map((name, index) => [name, index === 0 ? 7 : `<${name}> & “so”`]),
    );
    expect(sayer()({ code, params })).toBe(renderSentence({ code, params }));
  });

  it('shows a question mark, not a blank, where a parameter is missing', () => {
    expect(sayer()({ code: 'unknown-sentence', params: {} })).toContain('(?)');
  });

  it('never takes a parameter for a text to look up or to fill in', () => {
    const tricky = '$t(card.title) {{code}} $1';
    expect(
      sayer()({ code: 'unknown-sentence', params: { code: tricky } }),
    ).toContain(`(${tricky})`);
  });

  it('has the texts of the tab', () => {
    const { result } = renderHook(
      () => useTranslationRef(rolloutsTranslationRef),
      { wrapper: inPortal },
    );
    expect(result.current.t('card.title')).toBe('Rollouts');
  });
});
