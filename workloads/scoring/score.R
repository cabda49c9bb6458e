#!/usr/bin/env Rscript
# Scores CSV files with tree models that were trained before, in parallel over cores: one process for each file, so that a file that fails, or
# kills its process, takes no other one along. With one core it does the same in its own process, and the results are the same bytes.
#
#   Rscript score.R --models DIR --jobs JOBS.tsv --report REPORT.tsv [--cores N]
#
# JOBS.tsv has a line for each file, without a header: kind, delimiter, input, output. The model of a kind is DIR/<kind>.rds.
# REPORT.tsv gets a line for each job, in the same order: ok, failed or lost; rows; seconds; message. "failed" is the data's fault and would fail
# again; "lost" is a process that ended without a word, which may be for want of memory, or a model that is not usable: the file is not at fault.
# The exit code is 0 if every job has a line, whatever it says.

suppressPackageStartupMessages(library(parallel))

ROWS_AT_ONCE <- 50000L

fault <- function(...) stop(sprintf(...), call. = FALSE)

# A model file holds the model itself, or a list with `model`, `id` (columns that name a row, the first one by default) and `version`.
read_model <- function(path) {
  if (!file.exists(path)) fault("there is no model %s", basename(path))
  held <- readRDS(path)
  if (!inherits(held, c("rpart", "C5.0"))) {
    if (!is.list(held) || !inherits(held$model, c("rpart", "C5.0"))) fault("%s holds neither an rpart nor a C5.0 model", basename(path))
  } else {
    held <- list(model = held)
  }
  package <- if (inherits(held$model, "rpart")) "rpart" else "C50"
  if (!suppressPackageStartupMessages(requireNamespace(package, quietly = TRUE))) {
    stop(sprintf("the package %s is not installed, which %s needs", package, basename(path)))
  }
  terms <- if (is.null(held$model$terms)) held$model$Terms else held$model$terms
  if (is.null(terms)) fault("%s was trained without a formula, so that the types of its columns are not known", basename(path))
  classes <- attr(terms, "dataClasses")
  classes <- classes[attr(stats::delete.response(terms), "term.labels")]
  if (anyNA(classes)) fault("%s uses terms that are not columns", basename(path))
  levels <- if (inherits(held$model, "rpart")) attr(held$model, "xlevels") else held$model$xlevels
  if (is.null(held$version)) held$version <- "unversioned"
  c(held, list(classes = classes, levels = levels))
}

# A column as the model knows it. Text comes in, so that nothing was guessed on the way.
as_trained <- function(values, name, class, levels) {
  # Only here: in a column that names a row, "NA" is a name.
  values[values == "" | (values == "NA" & !"NA" %in% levels)] <- NA
  if (class == "numeric") {
    number <- suppressWarnings(as.numeric(values))
    wrong <- is.na(number) & !is.na(values)
    if (any(wrong)) fault("column %s has '%s', which is no number", name, values[wrong][1])
    return(number)
  }
  if (class == "logical") return(as.logical(values))
  # A level that was not there in training is unknown to the tree: it takes the way of a missing value.
  if (is.null(levels)) factor(values) else factor(values, levels = levels)
}

scores <- function(held, rows) {
  columns <- lapply(names(held$classes), function(name) as_trained(rows[[name]], name, held$classes[[name]], held$levels[[name]]))
  data <- as.data.frame(stats::setNames(columns, names(held$classes)), check.names = FALSE)
  if (inherits(held$model, "rpart") && held$model$method %in% c("anova", "poisson", "exp")) {
    return(data.frame(value = sprintf("%.15g", stats::predict(held$model, data, type = "vector"))))
  }
  probability <- as.matrix(stats::predict(held$model, data, type = "prob"))
  best <- max.col(probability, ties.method = "first")
  data.frame(class = colnames(probability)[best], probability = sprintf("%.15g", probability[cbind(seq_along(best), best)]))
}

# R takes a quote that is left open for one long field, and says nothing.
has_open_quote <- function(path) {
  source <- file(path, open = "rb")
  on.exit(close(source))
  quotes <- 0
  while (length(bytes <- readBin(source, "raw", 1048576L))) quotes <- quotes + sum(bytes == as.raw(0x22))
  quotes %% 2 == 1
}

# Piecewise, so that the memory of sixteen processes does not depend on the size of sixteen files.
score_file <- function(held, delimiter, input, output) {
  if (file.size(input) == 0) {
    file.create(output)
    return(0L)
  }
  if (has_open_quote(input)) fault("a quote is left open at the end of the file")
  source <- file(input, open = "r", encoding = "UTF-8")
  on.exit(close(source))
  read <- function(rows) {
    tryCatch(
      utils::read.table(source, sep = delimiter, quote = "\"", comment.char = "", colClasses = "character", na.strings = character(), nrows = rows,
        header = FALSE, stringsAsFactors = FALSE, blank.lines.skip = TRUE),
      error = function(error) if (grepl("no lines available", conditionMessage(error), fixed = TRUE)) NULL else stop(error)
    )
  }
  withCallingHandlers({
    header <- unlist(read(1L), use.names = FALSE)
    if (anyDuplicated(header)) fault("the header names a column twice: %s", header[duplicated(header)][1])
    id <- if (is.null(held$id)) header[1] else held$id
    missing <- setdiff(c(id, names(held$classes)), header)
    if (length(missing)) fault("the file lacks the columns %s", paste(missing, collapse = ", "))
    partial <- paste0(output, ".partial")
    target <- file(partial, open = "wb")
    written <- 0L
    tryCatch({
      repeat {
        rows <- read(ROWS_AT_ONCE)
        if (is.null(rows)) break
        if (ncol(rows) != length(header)) fault("after row %d a row has %d fields and not %d", written, ncol(rows), length(header))
        names(rows) <- header
        result <- cbind(rows[id], scores(held, rows), model = held$version)
        if (written == 0L) utils::write.table(t(names(result)), target, sep = "|", qmethod = "double", row.names = FALSE, col.names = FALSE)
        utils::write.table(result, target, sep = "|", quote = id_and_text(result), qmethod = "double", na = "", row.names = FALSE, col.names = FALSE)
        written <- written + nrow(rows)
      }
      if (written == 0L) file.create(partial)
    }, finally = close(target))
    file.rename(partial, output)
  }, warning = function(warning) {
    # The last record need not have an end. Any other warning of reading is about bytes that are no text.
    if (grepl("incomplete final line", conditionMessage(warning), fixed = TRUE)) invokeRestart("muffleWarning")
    if (grepl("nul|invalid input|EOF within", conditionMessage(warning))) fault("the file is malformed: %s", conditionMessage(warning))
  })
  written
}

# Columns of text are quoted; scores are numbers, though they are written as text to fix their digits.
id_and_text <- function(result) which(!names(result) %in% c("probability", "value"))

score_job <- function(job, models) {
  began <- proc.time()[["elapsed"]]
  report <- function(state, rows, message) {
    list(state = state, rows = rows, seconds = proc.time()[["elapsed"]] - began, message = gsub("[\t\r\n]+", " ", message))
  }
  tryCatch({
    held <- models[[job$kind]]
    # Not the file's fault: the work is worth another try when the model or its package is there.
    if (inherits(held, "error")) return(report("lost", 0L, conditionMessage(held)))
    rows <- score_file(held, job$delimiter, job$input, job$output)
    report("ok", rows, "")
  }, error = function(error) {
    unlink(c(job$output, paste0(job$output, ".partial")))
    report("failed", 0L, conditionMessage(error))
  })
}

options_of <- function(arguments) {
  known <- c("models", "jobs", "report", "cores")
  if (length(arguments) %% 2 != 0 || !all(sub("^--", "", arguments[c(TRUE, FALSE)]) %in% known)) fault("usage: score.R --models DIR --jobs FILE --report FILE [--cores N]")
  given <- stats::setNames(as.list(arguments[c(FALSE, TRUE)]), sub("^--", "", arguments[c(TRUE, FALSE)]))
  for (name in setdiff(known, "cores")) if (is.null(given[[name]])) fault("--%s is needed", name)
  given$cores <- if (is.null(given$cores)) detectCores() else suppressWarnings(as.integer(given$cores))
  if (is.na(given$cores) || given$cores < 1L) fault("--cores must be a whole number from 1 on")
  given
}

main <- function() {
  given <- options_of(commandArgs(trailingOnly = TRUE))
  jobs <- utils::read.table(given$jobs, sep = "\t", quote = "", comment.char = "", colClasses = "character", header = FALSE,
    col.names = c("kind", "delimiter", "input", "output"), fill = FALSE)
  # Every model is read once, before the processes part: they share its memory.
  models <- sapply(unique(jobs$kind), function(kind) tryCatch(read_model(file.path(given$models, paste0(kind, ".rds"))), error = identity), simplify = FALSE)
  work <- lapply(seq_len(nrow(jobs)), function(number) as.list(jobs[number, ]))
  # The largest first: a large file that begins last would leave the other cores idle.
  order <- order(-file.size(jobs$input), seq_along(work))
  reports <- vector("list", length(work))
  reports[order] <- if (given$cores == 1L) {
    lapply(work[order], score_job, models)
  } else {
    # One process for each file, and not one for each core: that is the isolation.
    suppressWarnings(mclapply(work[order], score_job, models, mc.cores = given$cores, mc.preschedule = FALSE))
  }
  lines <- vapply(reports, function(report) {
    if (!is.list(report)) report <- list(state = "lost", rows = 0L, seconds = NA_real_, message = "the process ended without a result")
    sprintf("%s\t%d\t%.3f\t%s", report$state, report$rows, report$seconds, report$message)
  }, "")
  partial <- paste0(given$report, ".partial")
  writeLines(lines, partial)
  file.rename(partial, given$report)
}

invisible(tryCatch(main(), error = function(error) {
  message("score.R: ", conditionMessage(error))
  quit(status = 1)
}))
