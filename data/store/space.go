package store

import "certibloc/data"

// leastFree is how many bytes must be free on the disk before anything is written. Badger writes into files that are mapped
// into memory and larger than what they hold: a disk that fills under them ends the program on the spot. This leaves room
// for a whole memtable to be written out, twice.
const leastFree = 128 << 20

// room refuses to write to a disk that is nearly full, while refusing still costs nothing.
func (s *Store) room() error {
	free, ok := s.free(s.dir)
	if !ok || free >= leastFree {
		return nil // a file system that does not tell is no reason to stop work
	}
	return data.Refuse("Le disque est presque plein : il reste %d Mo, et Certibloc en veut %d.", free>>20, leastFree>>20).
		Hint("Libérez de la place sur ce disque, puis recommencez : ce qui est confirmé est gardé.")
}
