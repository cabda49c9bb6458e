"""PyTorch on several workers.

  torchrun --nnodes 2 --nproc-per-node 4 -m training.pytorch --data /data/set --output /data/runs/7

Kubeflow's trainer sets the addresses and ranks that torchrun reads. On GPUs workers talk by NCCL (over EFA where the nodes have it), on CPUs
by Gloo. A run that is started again goes on after its last whole epoch.
"""

from __future__ import annotations

import os
import sys

import torch
import torch.distributed as distributed
from torch.nn.parallel import DistributedDataParallel

from .checkpoints import Checkpoints
from .metrics import Metrics
from .options import parse
from .shards import BadData, Shards


def network(columns: int, classes: int, hidden: int, seed: int) -> torch.nn.Module:
    torch.manual_seed(seed)
    return torch.nn.Sequential(torch.nn.Linear(columns, hidden), torch.nn.ReLU(), torch.nn.Linear(hidden, classes))


def train(options) -> None:
    rank, world = distributed.get_rank(), distributed.get_world_size()
    local = int(os.environ.get("LOCAL_RANK", "0"))
    device = torch.device("cuda", local) if torch.cuda.is_available() else torch.device("cpu")
    data = Shards.open(options.data)
    steps = data.steps(options.batch, world)
    model = network(data.columns, data.classes, options.hidden, options.seed).to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=options.learning_rate * world, momentum=0.9)
    checkpoints = Checkpoints(options.output / "checkpoints", ".pt")
    first = 0
    if (newest := checkpoints.newest()) is not None:
        state = torch.load(newest[1], map_location=device)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        first = newest[0] + 1
    # All must have read the same checkpoint before the first worker writes another.
    distributed.barrier()
    together = DistributedDataParallel(model, device_ids=[local] if device.type == "cuda" else None)
    metrics = Metrics(options.output) if rank == 0 else None
    for epoch in range(first, options.epochs):
        sums = torch.zeros(3, device=device)
        for features, labels in data.batches(rank, world, options.batch, epoch, options.seed):
            inputs, truth = torch.from_numpy(features).to(device), torch.from_numpy(labels).to(device)
            optimizer.zero_grad()
            scores = together(inputs)
            loss = torch.nn.functional.cross_entropy(scores, truth)
            loss.backward()
            optimizer.step()
            sums += torch.stack([loss.detach(), (scores.argmax(1) == truth).float().mean(), torch.ones((), device=device)])
        distributed.all_reduce(sums)
        if metrics is not None:
            metrics.write(epoch, loss=float(sums[0] / sums[2]), accuracy=float(sums[1] / sums[2]), steps=float(steps))
            state = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
            checkpoints.save(epoch, lambda file: torch.save(state, file))
    if rank == 0:
        # What TorchServe loads; it needs none of this code.
        torch.jit.script(model.cpu().eval()).save(str(options.output / "model.pt"))
    distributed.barrier()


def main(arguments: list[str]) -> int:
    options = parse(arguments, "Trains a classifier with PyTorch on all workers that torchrun started.")
    distributed.init_process_group("nccl" if torch.cuda.is_available() else "gloo")
    try:
        train(options)
    except BadData as bad:
        print(f"training: {bad}", file=sys.stderr)
        return 2
    finally:
        distributed.destroy_process_group()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
