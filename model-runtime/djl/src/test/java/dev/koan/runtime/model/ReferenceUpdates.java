package dev.koan.runtime.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Muon and AdamW in plain loops and double precision. */
final class ReferenceUpdates {
    private final Muon muon;
    private final AdamW adam;
    private final Map<String, double[]> first = new HashMap<>();
    private final Map<String, double[]> second = new HashMap<>();
    private final Map<String, float[]> expected = new HashMap<>();
    private final Map<String, Integer> steps = new HashMap<>();

    ReferenceUpdates(Muon muon, AdamW adam) {
        this.muon = muon;
        this.adam = adam;
    }

    /** The values of a parameter after its last update. */
    float[] expected(String name) {
        return expected.getOrDefault(name, new float[0]);
    }

    void update(
            String name,
            List<Long> shape,
            float[] values,
            float[] gradient,
            double muonRate,
            double adamRate) {
        steps.merge(name, 1, Integer::sum);
        boolean insideLayers = shape.size() == 2 && name.contains("layers.");
        expected.put(
                name,
                insideLayers
                        ? muon(name, shape, values, gradient, muonRate)
                        : adamw(name, shape, values, gradient, adamRate));
    }

    private float[] muon(
            String name, List<Long> shape, float[] values, float[] gradient, double rate) {
        double[] m = first.computeIfAbsent(name, n -> new double[values.length]);
        int rows = Math.toIntExact(shape.get(0));
        int columns = Math.toIntExact(shape.get(1));
        double[][] x = new double[rows][columns];
        for (int i = 0; i < values.length; i++) {
            m[i] = muon.momentum() * m[i] + (1 - muon.momentum()) * gradient[i];
            x[i / columns][i % columns] =
                    (1 - muon.momentum()) * gradient[i] + muon.momentum() * m[i];
        }
        double[][] turned =
                rows > columns ? transposed(newtonSchulz(transposed(x))) : newtonSchulz(x);
        double stretch = Math.sqrt(Math.max(1, (double) rows / columns));
        float[] after = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            after[i] =
                    (float)
                            (values[i] * (1 - rate * muon.weightDecay())
                                    - rate * stretch * turned[i / columns][i % columns]);
        }
        return after;
    }

    /** Five steps of x := a x + (b A + c A A) x with A = x x', from x of Frobenius norm 1. */
    private static double[][] newtonSchulz(double[][] start) {
        double square = 0;
        for (double[] row : start) {
            for (double value : row) {
                square += value * value;
            }
        }
        double[][] x = sum(1 / Math.sqrt(square), start, 0, start);
        for (int i = 0; i < 5; i++) {
            double[][] a = product(x, transposed(x));
            double[][] b = sum(-4.775, a, 2.0315, product(a, a));
            x = sum(3.4445, x, 1, product(b, x));
        }
        return x;
    }

    private float[] adamw(
            String name, List<Long> shape, float[] values, float[] gradient, double rate) {
        double[] m = first.computeIfAbsent(name, n -> new double[values.length]);
        double[] v = second.computeIfAbsent(name, n -> new double[values.length]);
        int step = steps.getOrDefault(name, 0);
        double decay = shape.size() == 2 ? adam.weightDecay() : 0;
        float[] after = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            m[i] = adam.beta1() * m[i] + (1 - adam.beta1()) * gradient[i];
            v[i] = adam.beta2() * v[i] + (1 - adam.beta2()) * gradient[i] * gradient[i];
            double mean = m[i] / (1 - Math.pow(adam.beta1(), step));
            double spread = Math.sqrt(v[i] / (1 - Math.pow(adam.beta2(), step)));
            after[i] =
                    (float)
                            (values[i] * (1 - rate * decay)
                                    - rate * mean / (spread + adam.epsilon()));
        }
        return after;
    }

    private static double[][] transposed(double[][] x) {
        double[][] y = new double[x[0].length][x.length];
        for (int r = 0; r < x.length; r++) {
            for (int c = 0; c < x[0].length; c++) {
                y[c][r] = x[r][c];
            }
        }
        return y;
    }

    private static double[][] product(double[][] x, double[][] y) {
        double[][] z = new double[x.length][y[0].length];
        for (int r = 0; r < x.length; r++) {
            for (int k = 0; k < y.length; k++) {
                for (int c = 0; c < y[0].length; c++) {
                    z[r][c] += x[r][k] * y[k][c];
                }
            }
        }
        return z;
    }

    private static double[][] sum(double p, double[][] x, double q, double[][] y) {
        double[][] z = new double[x.length][x[0].length];
        for (int r = 0; r < x.length; r++) {
            for (int c = 0; c < x[0].length; c++) {
                z[r][c] = p * x[r][c] + q * y[r][c];
            }
        }
        return z;
    }
}
