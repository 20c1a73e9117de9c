export { takeStringsAlone } from '@hub/classification'
