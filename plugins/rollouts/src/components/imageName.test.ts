import { shortImage } from './imageName';

it.each([
  ['web:2.4.1', 'web:2.4.1'],
  ['registry.example.com:5000/shop/web:2.4.1', 'web:2.4.1'],
  ['registry.example.com:5000/shop/web', 'web:latest'],
  ['shop/web:2.4.1@sha256:0123456789abcdef0123', 'web:2.4.1'],
  ['shop/web@sha256:0123456789abcdef0123', 'web:0123456789ab'],
])('speaks of %s as %s', (image, short) => {
  expect(shortImage(image)).toBe(short);
});
