export { type Beginning, beginningLeaf, isDeclaredLost, type LogState, readBeginning } from './beginning.ts'
export { canonical } from './canonical.ts'
export { type EarlierReleaseRecord, earlierReleaseLeaf } from './earlier-leaf.ts'
export {
  type DeskRecord,
  deskLeaf,
  type LogName,
  paddingLeaf,
  type ReleaseRecord,
  releaseLeaf,
  SALTS_OF_DESK,
} from './leaf.ts'
export { type Coordinates, cover } from './merkle/coordinates.ts'
export { type CompletedNode, GrowingTree, rootOf } from './merkle/growing-tree.ts'
export { EMPTY_ROOT, type Hash, leafHash, nodeHash } from './merkle/hash.ts'
export { consistencyProof, inclusionProof, type ReadNodes, rootAt } from './merkle/proofs.ts'
export { includes, isConsistent } from './merkle/verify.ts'
export {
  type CaseReference,
  type DecidedCase,
  type ErasedCase,
  type Particulars,
  particularsDigest,
  saltsOfRelease,
  wordsDigest,
} from './particulars.ts'
export { type LeafPlace, readLeaf } from './read-leaf.ts'
export { makeSalts, SALT_BYTES, saltedDigest } from './salted.ts'
export {
  type Checkpoint,
  type Cosignature,
  StatementError,
  type StatementKey,
  signCheckpoint,
  signCosignature,
  verifyCheckpoint,
  verifyCosignature,
} from './statement.ts'
