# The README's two commands are « make run » and « make test ». Everything but the linter needs nothing but Go.
export CGO_ENABLED = 0

OUT ?= out

.PHONY: run test demo screenshots build lint bench full clean

run: ## the window on the example centre; without a screen, the same path headless
	@OUT=$(OUT) bash .ci/start

test: ## every test that needs nothing but Go
	go test ./...

demo: ## the example centre and its documents, into $(OUT)/demo
	rm -rf $(OUT)/demo
	go run ./app/certibloc demo --out $(OUT)/demo

screenshots: ## every page of the window as a picture, without a screen, into $(OUT)/screenshots
	go test ./ui -run TestScreenshots -count=1 -shots $(abspath $(OUT))/screenshots

build: ## the program, into $(OUT)/certibloc
	go build -trimpath -ldflags "-s -w" -o $(OUT)/certibloc ./app/certibloc

lint: ## vet and golangci-lint, import rules included
	go vet ./...
	go vet -tags ci ./app/certibloc
	go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0 run

bench: ## the speeds that the project watches, side by side
	bash .ci/bench

full: ## the long runs: fuzzing and properties
	bash .ci/full

clean:
	rm -rf $(OUT)
