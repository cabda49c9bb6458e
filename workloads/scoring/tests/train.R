# Trains the models of the tests on generated rows, and keeps them in the folder that is given.
library(rpart)

folder <- commandArgs(trailingOnly = TRUE)[1]
set.seed(20261121)
rows <- 4000
data <- data.frame(
  amount = round(rlnorm(rows, 8, 1), 2),
  age = sample(18:90, rows, replace = TRUE),
  region = factor(sample(c("north", "south", "east", "west"), rows, replace = TRUE)),
  rate = round(runif(rows, 0, 0.2), 4)
)
data$age[sample(rows, 200)] <- NA
risk <- with(data, 0.4 * (amount > 4000) + 0.3 * (rate > 0.1) + 0.2 * (region %in% c("north", "west")) + 0.1 * (!is.na(age) & age < 30))
data$outcome <- factor(ifelse(runif(rows) < risk, "default", "repaid"))
data$spend <- with(data, 100 * risk + amount / 50 + rnorm(rows))

loans <- rpart(outcome ~ amount + age + region + rate, data, control = rpart.control(cp = 0.001))
cards <- rpart(spend ~ amount + age + region + rate, data, method = "anova", control = rpart.control(cp = 0.001))
# The data of training is no part of a model that goes to production.
loans$call <- cards$call <- NULL
saveRDS(list(model = loans, id = "id", version = "loans-3"), file.path(folder, "loans.rds"))
saveRDS(list(model = cards, id = c("id", "branch"), version = "cards-1"), file.path(folder, "cards.rds"))
saveRDS(loans, file.path(folder, "bare.rds"))
