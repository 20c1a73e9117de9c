export { consistency, nodesOf, path, treeHash } from './oracle.ts'
