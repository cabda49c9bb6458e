# What R itself predicts for a file, read and scored at once: written without anything of score.R.
library(rpart)

arguments <- commandArgs(trailingOnly = TRUE)
held <- readRDS(arguments[1])
rows <- read.csv(arguments[2], na.strings = c("", "NA"), encoding = "UTF-8")
rows$region <- factor(rows$region, levels = attr(held$model, "xlevels")$region)
if (held$model$method == "anova") {
  cat(sprintf("%.15g\n", predict(held$model, rows)), sep = "")
} else {
  probability <- predict(held$model, rows, type = "prob")
  best <- max.col(probability, ties.method = "first")
  cat(sprintf("%s %.15g\n", colnames(probability)[best], probability[cbind(seq_along(best), best)]), sep = "")
}
