package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/fb"
	"github.com/dgraph-io/badger/v4/options"
	"github.com/dgraph-io/badger/v4/pb"
	"github.com/dgraph-io/badger/v4/table"
	"github.com/dgraph-io/badger/v4/y"
	"github.com/dgraph-io/ristretto/v2"
	"github.com/dgraph-io/ristretto/v2/z"
	"google.golang.org/protobuf/proto"
)

func tableName(id uint64) string { return table.IDToFilename(id) }

// tableFiles returns the tables that lie in the folder, listed or not.
func tableFiles(dir string) (map[uint64]bool, error) {
	inside, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	found := map[uint64]bool{}
	for _, e := range inside {
		if id, ok := table.ParseFileID(e.Name()); ok {
			found[id] = true
		}
	}
	return found, nil
}

// verifyTable reads a table as Badger would. Badger does it in goroutines of its own, where a panic ends the program; here
// it is an error.
func verifyTable(dir string, id uint64, t badger.TableManifest, registry *badger.KeyRegistry) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("reading table %d panicked: %v", id, r)
		}
	}()
	path := filepath.Join(dir, tableName(id))
	if err := checkFooter(path); err != nil {
		return err
	}
	dataKey, err := registry.DataKey(t.KeyID)
	if err != nil {
		return fmt.Errorf("key of table %d: %w", id, err)
	}
	if dataKey == nil {
		return fmt.Errorf("table %d is not encrypted", id)
	}
	cache, err := ristretto.NewCache(&ristretto.Config[uint64, *fb.TableIndex]{NumCounters: 10, MaxCost: 64 << 20, BufferItems: 1})
	if err != nil {
		return fmt.Errorf("index cache: %w", err)
	}
	defer cache.Close()
	file, err := z.OpenMmapFile(path, os.O_RDONLY, 0)
	if err != nil {
		return fmt.Errorf("map table %d: %w", id, err)
	}
	opened, err := table.OpenTable(file, table.Options{
		ReadOnly: true, ChkMode: options.OnTableRead, Compression: t.Compression, BlockSize: 4 << 10,
		DataKey: dataKey, IndexCache: cache,
	})
	if err != nil {
		return fmt.Errorf("table %d: %w", id, err)
	}
	return opened.Close(-1)
}

var errFooter = errors.New("the end of the table is not one")

// checkFooter checks the end of a table: index, its length (4 bytes), its checksum, the checksum's length (4 bytes). Badger
// ends the program, by log.Fatal, on a length beyond the file.
func checkFooter(path string) (err error) {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	end := info.Size()
	text, end, err := readBack(f, end)
	if err != nil {
		return err
	}
	var sum pb.Checksum
	if err := proto.Unmarshal(text, &sum); err != nil {
		return fmt.Errorf("%w: %w", errFooter, err)
	}
	index, _, err := readBack(f, end)
	if err != nil {
		return err
	}
	return y.VerifyChecksum(index, &sum)
}

// readBack reads what lies before its own length (4 bytes, big endian), which ends at end, and returns where it begins.
func readBack(f *os.File, end int64) (b []byte, begin int64, err error) {
	var length [4]byte
	if end < 4 {
		return nil, 0, errFooter
	}
	if _, err := f.ReadAt(length[:], end-4); err != nil {
		return nil, 0, err
	}
	n := int64(binary.BigEndian.Uint32(length[:]))
	if n == 0 || n > end-4 {
		return nil, 0, fmt.Errorf("%w: length %d", errFooter, n)
	}
	b = make([]byte, n)
	_, err = f.ReadAt(b, end-4-n)
	return b, end - 4 - n, err
}

// checkRegistry checks the frames of KEYREGISTRY: a header of 28 bytes, then keys, each with its length and CRC-32C (4 bytes
// each, big endian). Badger would trust a length of 4 GB, read a cut end as the end, and write in the open without a key.
func checkRegistry(dir string) error {
	f, err := os.Open(filepath.Join(dir, badger.KeyRegistryFileName))
	if err != nil {
		return err
	}
	b, err := io.ReadAll(io.LimitReader(f, 1<<20))
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	const header = 28
	if len(b) <= header {
		return errors.New("the key registry holds no key")
	}
	for b = b[header:]; len(b) > 0; {
		if len(b) < 8 {
			return io.ErrUnexpectedEOF
		}
		n, sum := binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:])
		if uint64(n) > uint64(len(b)-8) {
			return io.ErrUnexpectedEOF
		}
		if crc32.Checksum(b[8:8+n], castagnoli) != sum {
			return errors.New("a key of the registry has another sum")
		}
		b = b[8+n:]
	}
	return nil
}
